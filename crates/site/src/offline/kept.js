// What the page about the site says of what is kept, and what the photos' page offers to keep. It comes
// with the first page that has a place for it.

const number = new Intl.NumberFormat("vi-VN");
const megabytes = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const time = new Intl.DateTimeFormat("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });

const size = (bytes) => (bytes < 100_000 ? `${number.format(Math.ceil(bytes / 1000))} kB` : `${megabytes.format(bytes / 1e6)} MB`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const counted = ([some, all]) => `${number.format(some)}/${number.format(all)}`;

/** Fills the places of the shown page. */
export function paint(kit) {
  const state = document.querySelector('[data-offline="state"]');
  const albums = document.querySelector('[data-offline="albums"]');
  if (state) paintState(kit, state);
  if (albums && !kit.why && !albums.firstChild && kit.state?.core) paintAlbums(kit, albums);
}

// ---- What is kept.

async function paintState(kit, place) {
  const lasting = await navigator.storage?.persisted?.().catch(() => false);
  const parts = kit.why || kit.refused ? without(kit) : kit.off ? cleared(kit) : known(kit, lasting);
  const made = kit.element("div", {}, ...parts, ...install(kit));
  // What says the same stays: a visitor may be in the middle of it.
  if (place.firstChild?.isEqualNode?.(made) && place.childNodes.length === 1) return;
  place.replaceChildren(made);
}

function without({ WORDS, element, why }) {
  return [element("p", { text: why || WORDS.whyRefused }), element("p", { text: WORDS.instead })];
}

function cleared({ WORDS, element, begin }) {
  const again = element("button", { type: "button", text: WORDS.again });
  again.addEventListener("click", () => begin());
  return [element("p", { text: WORDS.off }), element("p", {}, again)];
}

function known({ WORDS, element, state, coming, ask, memory }, lasting) {
  const parts = [];
  if (state?.trouble) parts.push(element("p", { className: "trouble", text: troubled(WORDS, state) }));
  if (!state?.core) {
    parts.push(element("p", { text: coming || !state ? WORDS.saving : "" }));
    return parts.filter((part) => part.textContent);
  }
  const facts = [
    [WORDS.release, element("code", { text: state.release })],
    [WORDS.when, state.when ? time.format(state.when) : "–"],
    [WORDS.pages, counted(state.pages)],
    ...(state.photos[1] ? [[WORDS.thumbnails, counted(state.small)], [WORDS.photos, counted(state.photos)]] : []),
    [WORDS.size, size(state.bytes)],
    [WORDS.network, navigator.onLine ? WORDS.online : WORDS.offline],
    [WORDS.lasting, lasting ? WORDS.lastingYes : WORDS.lastingNo],
  ];
  const rows = facts.map(([term, value]) => element("div", {}, element("dt", { text: term }), element("dd", {}, value)));
  const clear = element("button", { type: "button", text: WORDS.clear });
  clear.addEventListener("click", async () => {
    memory.set("offline", "off");
    await ask("clear");
    location.reload();
  });
  return [...parts, element("dl", { className: "facts" }, ...rows), element("p", {}, clear)];
}

function troubled(WORDS, { trouble, core }) {
  const values = { release: trouble.release, file: trouble.path, when: time.format(trouble.when) };
  return filled(core ? WORDS.trouble : WORDS.troubleFirst, values);
}

function install({ WORDS, element, prompt }) {
  const standing = matchMedia("(display-mode: standalone)").matches || navigator.standalone;
  if (standing) return [];
  if (navigator.standalone === false) return [element("p", { text: WORDS.installIos })];
  if (!prompt) return [];
  const button = element("button", { type: "button", text: WORDS.install });
  button.addEventListener("click", () => prompt.prompt());
  return [element("p", { text: WORDS.installOffer }), element("p", {}, button)];
}

// ---- Albums.

/** The albums of the page, by their titles, each with the folders of its photos. */
function albumsOf(page, { allPhotos, otherPhotos }) {
  const folders = (place) => [...new Set([...place.querySelectorAll(".album a[href]")].map(({ href }) => href.split(/[?#]/)[0]))];
  const sections = [...page.querySelectorAll("section")].filter((one) => one.querySelector(".album"));
  const titled = sections.map((one) => [one.querySelector("h2").textContent, folders(one)]);
  const rest = folders(page).filter((one) => !titled.some(([, some]) => some.includes(one)));
  return [...titled, ...(rest.length ? [[titled.length ? otherPhotos : allPhotos, rest]] : [])];
}

async function paintAlbums(kit, place) {
  const list = kit.element("ul", {});
  const heading = kit.element("h2", { text: kit.WORDS.albums });
  place.replaceChildren(heading, list);
  for (const [title, folders] of albumsOf(document.querySelector("main .gallery"), kit.WORDS)) {
    const album = new Album(kit, title, folders);
    list.append(album.row);
    await album.look();
  }
  if (!list.querySelector("button")) place.replaceChildren();
}

/** An album in the list: what of it is kept, and what can be done about it. */
class Album {
  #stopped = false;

  constructor(kit, title, folders) {
    Object.assign(this, { kit, folders });
    this.row = kit.element("li");
    this.title = kit.element("strong", { text: title });
    this.said = kit.element("span");
    this.said.setAttribute("role", "status");
    this.bar = kit.element("progress", { hidden: true, max: 1, value: 0 });
    this.bar.setAttribute("aria-label", title);
    this.button = kit.element("button", { type: "button", hidden: true });
    this.button.addEventListener("click", () => this.act());
    this.row.append(this.title, " ", this.said, " ", this.bar, " ", this.button);
  }

  /** Asks what is kept, and says it. */
  async look(words = "") {
    const { WORDS, ask } = this.kit;
    const found = await ask("album", { folders: this.folders });
    this.found = found;
    this.bar.hidden = true;
    if (!found?.all) return this.row.remove();
    const missing = found.missing.reduce((sum, [, bytes]) => sum + bytes, 0);
    const whole = found.missing.length === 0;
    this.said.textContent = words || (whole ? filled(WORDS.albumSaved, { all: number.format(found.all), size: size(found.bytes) }) : "");
    this.offer(whole ? WORDS.remove : filled(WORDS.save, { size: size(missing) }), whole ? () => this.remove() : () => this.save(missing));
  }

  offer(text, act) {
    this.button.textContent = text;
    this.button.hidden = false;
    this.act = act;
  }

  async save(bytes) {
    const { WORDS, ask, refresh, offerToInstall } = this.kit;
    navigator.storage?.persist?.().catch(() => {});
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    if (quota - usage < bytes * 1.1) {
      this.said.textContent = filled(WORDS.noRoom, { size: size(bytes), room: size(Math.max(0, quota - usage)) });
      return;
    }
    this.#stopped = false;
    this.bar.hidden = false;
    this.offer(WORDS.cancel, () => { this.#stopped = true; });
    const { all, missing } = this.found;
    const before = all - missing.length;
    let came = 0;
    const rest = [...missing];
    const one = async () => {
      while (rest.length && !this.#stopped) {
        if (await ask("keep", { path: rest.shift()[0] })) came += 1;
        this.bar.value = (before + came) / all;
        this.said.textContent = filled(WORDS.progress, { done: number.format(before + came), all: number.format(all) });
      }
    };
    await Promise.all([one(), one(), one()]);
    const broken = !this.#stopped && came < missing.length;
    await this.look(broken ? filled(WORDS.albumBroken, { done: number.format(before + came), all: number.format(all) }) : "");
    await refresh();
    if (!broken && !this.#stopped) offerToInstall(true);
  }

  async remove() {
    await this.kit.ask("forget", { folders: this.folders });
    await this.look();
    await this.kit.refresh();
  }
}
