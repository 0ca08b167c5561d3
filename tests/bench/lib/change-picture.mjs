// Changes a picture of the engine in a document as the engine says (`svg::Patches`). Runs in the browser.

function remove(mark, places) {
  // From the last one on, so that the others keep their places.
  const children = [...mark.children];
  for (let index = places.length - 1; index >= 0; index -= 1) children[places[index]].remove();
}

function insert(mark, places, markup) {
  const children = [...mark.children];
  places.forEach((place, index) => {
    if (place < children.length) children[place].insertAdjacentHTML('beforebegin', markup[index]);
    else mark.insertAdjacentHTML('beforeend', markup[index]);
  });
}

/** Changes the picture `svg`. */
export function changePicture(svg, changes) {
  const frame = changes.frame();
  for (let at = 0; at < frame.length; at += 3) {
    const [element, name, value] = frame.slice(at, at + 3);
    (element === 'svg' ? svg : svg.querySelector(element)).setAttribute(name, value);
  }
  const places = changes.marks();
  const all = places.length > 0 ? [...svg.querySelectorAll('g[class^="mark-"]')] : [];
  places.forEach((place, index) => {
    const gone = changes.removed(index);
    const come = changes.places(index);
    if (gone) remove(all[place], gone);
    else if (come) insert(all[place], come, changes.markup(index));
    else all[place].outerHTML = changes.markup(index)[0];
  });
  changes.free();
}
