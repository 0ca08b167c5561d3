// The scatter as somebody would write it by hand with the DOM: the elements that the picture is made
// of, one by one. Runs in the browser.

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, LEFT, TOP] = [600, 400, 45, 5];
const COLORS = { a: '#4c78a8', b: '#f58518' };
const TICKS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

function element(name, attributes, parent, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  return parent.appendChild(made);
}

const across = (value) => (value / 100) * WIDTH;
const down = (value) => HEIGHT - (value / 100) * HEIGHT;

function axes(plot) {
  const grid = element('g', { stroke: '#ddd' }, plot);
  const ink = element('g', { stroke: '#888' }, plot);
  const words = element('g', { 'font-family': 'sans-serif', 'font-size': '10px', fill: '#000' }, plot);
  for (const tick of TICKS) {
    const [x, y] = [across(tick), down(tick)];
    element('line', { x1: x, x2: x, y1: 0, y2: HEIGHT }, grid);
    element('line', { x1: 0, x2: WIDTH, y1: y, y2: y }, grid);
    element('line', { x1: x, x2: x, y1: HEIGHT, y2: HEIGHT + 5 }, ink);
    element('line', { x1: -5, x2: 0, y1: y, y2: y }, ink);
    element('text', { x, y: HEIGHT + 15, 'text-anchor': 'middle' }, words, tick);
    element('text', { x: -7, y: y + 3, 'text-anchor': 'end' }, words, tick);
  }
  element('text', { x: WIDTH / 2, y: HEIGHT + 30, 'text-anchor': 'middle', 'font-weight': 'bold' }, words, 'x');
  element('text', { x: -30, y: HEIGHT / 2, 'text-anchor': 'middle', 'font-weight': 'bold' }, words, 'y');
}

function legend(plot) {
  Object.entries(COLORS).forEach(([group, fill], at) => {
    element('circle', { cx: WIDTH + 18, cy: 20 + 13 * at, r: 5, fill, class: 'key' }, plot);
    element('text', { x: WIDTH + 28, y: 23 + 13 * at, 'font-size': '10px', fill: '#000' }, plot, group);
  });
}

/** Draws the points into `host`; `filter` hides all but those of the group `a`. */
export function drawByHand(host, points) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', WIDTH + LEFT + 60);
  svg.setAttribute('height', HEIGHT + TOP + 36);
  const plot = element('g', { transform: `translate(${LEFT},${TOP})` }, svg);
  axes(plot);
  const marks = element('g', { 'fill-opacity': 0.7 }, plot);
  const circles = points.map(({ x, y, group }) =>
    element('circle', { cx: across(x), cy: down(y), r: 2.5, fill: COLORS[group] }, marks),
  );
  legend(plot);
  host.append(svg);
  const filter = () => {
    points.forEach(({ group }, at) => {
      circles[at].style.display = group === 'a' ? '' : 'none';
    });
  };
  return { filter };
}
