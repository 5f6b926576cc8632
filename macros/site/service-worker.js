// Keeps the hosted site usable without a network: what every visit needs, the pages that a reader has opened, and their scripts.
//
// One worker belongs to one build of the site, which it knows by its hash, and has one cache. It never hands out a mix:
// - a page is kept, and given out of the cache, only if it carries this build's hash;
// - scripts and styles have the hash of their content in their names, and other files go only to pages of this build;
// - content of another build never gets into a page that is open: Material then loads that page anew.
// The next build's worker waits until no page of this one is open.
const worker = /** @type {ServiceWorkerGlobalScope & {RAPPORT: Build}} */ (/** @type {unknown} */ (self));
const { BUILD, PRECACHE, PREFETCH, HASHED, DIGESTS } = worker.RAPPORT;
const ROOT = new URL("./", worker.location.href).href;
const OURS = `rapport ${new URL(ROOT).pathname} `;
// Caches without this word are of builds that kept files whether or not a reader had opened what needs them.
const VISITED = `${OURS}visited `;
const CACHE = VISITED + BUILD;
const HASH = /\.[0-9a-f]{8}(?=\.(?:min\.)?(?:js|css)$)/;
const PAGE = /(?:\/|\.html)$/;
const ANSWER_MS = 2000;

/** @type {Map<string, string | undefined>} By the id of a client: the build of the page that is open there. */
const builds = new Map();

/** Return an address without its query and fragment. */
const plain = (/** @type {string} */ address) => {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  return url.href;
};
const isPage = (/** @type {string} */ url) => PAGE.test(new URL(url).pathname);
const isHashed = (/** @type {string} */ url) => HASH.test(new URL(url).pathname);
const buildIn = (/** @type {string} */ html) => /<meta name="rapport-build" content="([0-9a-f]+)"/.exec(html)?.[1];
const digestOf = async (/** @type {ArrayBuffer} */ bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
const isSound = (/** @type {Response} */ response) => response.ok && response.type === "basic" && !response.redirected;

/**
 * Tell whether a file belongs to this build: a page by its mark, a file by its name or its digest.
 *
 * @param {string} url
 * @param {Response} response
 */
const belongs = async (url, response) => {
  if (!isSound(response)) return false;
  if (isPage(url)) return buildIn(await response.clone().text()) === BUILD;
  if (isHashed(url)) return true;
  const digest = DIGESTS[url.slice(ROOT.length)];
  return Boolean(digest) && (await digestOf(await response.clone().arrayBuffer())).startsWith(digest);
};

/** @type {(url: string, response: Response) => Promise<boolean>} */
const keep = async (url, response) => {
  if (!(await belongs(url, response))) return false;
  const copy = response.clone();
  await (await caches.open(CACHE)).put(url, copy);
  return true;
};
const kept = async (/** @type {string} */ url) => (await caches.open(CACHE)).match(url);

/**
 * Ask a page which build it is of.
 *
 * @param {string} id Of its client.
 * @returns {Promise<string | undefined>} Undefined if there is no answer.
 */
const ask = async (id) => {
  const client = await worker.clients.get(id);
  if (!client) return undefined;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ANSWER_MS);
    port1.onmessage = ({ data }) => resolve(data);
    client.postMessage("which build?", [port2]);
  });
};
const isOurs = async (/** @type {string} */ id) => {
  if (!builds.has(id)) {
    const build = await ask(id);
    if (build) builds.set(id, build);
    return build === BUILD;
  }
  return builds.get(id) === BUILD;
};

// A script of an earlier build has another name in this one.
const hashedNames = new Map(HASHED.map((path) => [path.replace(HASH, ""), path]));
/**
 * Return where this build has a page or file that a reader has opened, or undefined if it has it no more.
 *
 * @param {string} address
 */
const inThisBuild = (address) => {
  const url = plain(address);
  const path = url.slice(ROOT.length);
  if (!url.startsWith(ROOT)) return undefined;
  if (isPage(url) || path in DIGESTS) return url;
  const name = isHashed(url) && hashedNames.get(path.replace(HASH, ""));
  return name ? ROOT + name : undefined;
};

/**
 * Keep what is open or was kept by an earlier build, in this build's form; what fails is left out.
 *
 * @param {string[]} urls
 */
const refreshPages = async (urls) => {
  for (const url of new Set(urls.map(inThisBuild))) {
    if (!url) continue;
    try {
      if (!(await kept(url))) await keep(url, await fetch(url, { cache: isHashed(url) ? "default" : "no-cache" }));
    } catch {
      // Without a network it comes with the next visit.
    }
  }
};

/** @type {Promise<void> | undefined} While something is on its way. */
let prefetching;
/** Keep what a reader is spared who looks at a single page: it comes with the second. */
const prefetch = () => {
  prefetching ??= refreshPages(PREFETCH.map((path) => ROOT + path)).finally(() => {
    prefetching = undefined;
  });
  return prefetching;
};

// What a page has loaded before this worker was there.
worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.loaded)) event.waitUntil(refreshPages(event.data.loaded));
});

worker.addEventListener("install", (event) => {
  const all = PRECACHE.map(async (path) => {
    const url = ROOT + path;
    const response = await fetch(url, { cache: isHashed(url) ? "default" : "no-cache" });
    if (!(await keep(url, response))) throw new Error(`${url} is of another build`);
  });
  event.waitUntil(Promise.all(all));
});

worker.addEventListener("activate", (event) => {
  const takeOver = async () => {
    const earlier = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    const before = await Promise.all(
      earlier.map(async (name) => {
        const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
        return name.startsWith(VISITED) ? urls : urls.filter(isPage);
      }),
    );
    await Promise.all(earlier.map((name) => caches.delete(name)));
    await worker.clients.claim();
    const windows = await worker.clients.matchAll({ type: "window" });
    // Not waited for: the worker is ready without them.
    refreshPages([...windows.map(({ url }) => url), ...before.flat()]);
  };
  event.waitUntil(takeOver());
});

const notKept = () =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Not kept on this device</title>
<h1>This page is not kept on this device</h1>
<p>There is no connection, and you have not opened this page here since the site was last changed.</p>
<p><a href="${ROOT}">Start</a> and <a href="${ROOT}directory/">Directory</a> are here, and so are the pages that you have opened.</p>`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } },
  );

/** What the host has now, whatever the browser's own cache holds. */
const newest = (/** @type {Request} */ request) => fetch(request, { cache: "no-cache" });

/** A page opened as such: the newest there is, else the one that is kept. @type {Answer} */
const openPage = async (event, url) => {
  const id = event.resultingClientId;
  let response;
  try {
    response = await newest(event.request);
  } catch {
    const page = await kept(url);
    if (page) builds.set(id, BUILD);
    return page ?? notKept();
  }
  if (isSound(response)) {
    const build = buildIn(await response.clone().text());
    builds.set(id, build);
    if (build === BUILD) event.waitUntil(Promise.all([keep(url, response.clone()), prefetch()]));
    else event.waitUntil(worker.registration.update().catch(() => {}));
  }
  return response;
};

/** A page whose content is to be put into one that is open. An error makes Material load it anew. @type {Answer} */
const openWithin = async (event, url) => {
  if (!(await isOurs(event.clientId))) return Response.error();
  try {
    const response = await newest(event.request);
    if (!isSound(response)) return response;
    if (await keep(url, response.clone())) {
      event.waitUntil(prefetch());
      return response;
    }
    event.waitUntil(worker.registration.update().catch(() => {}));
    return Response.error();
  } catch {
    return (await kept(url)) ?? Response.error();
  }
};

/** A file whose name changes with its content: the same in every build. @type {Answer} */
const load = async (event, url) => {
  const file = await kept(url);
  if (file) return file;
  const response = await fetch(event.request);
  event.waitUntil(keep(url, response.clone()));
  return response;
};

/** Any other file: kept for pages of this build. @type {Answer} */
const read = async (event, url) => {
  if (!(await isOurs(event.clientId))) return fetch(event.request);
  try {
    const response = await newest(event.request);
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch {
    return (await kept(url)) ?? Response.error();
  }
};

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = plain(request.url);
  if (request.method !== "GET" || !url.startsWith(ROOT)) return;
  if (request.mode === "navigate") event.respondWith(openPage(event, url));
  else if (isPage(url)) event.respondWith(openWithin(event, url));
  else if (isHashed(url)) event.respondWith(load(event, url));
  else if (url.slice(ROOT.length) in DIGESTS) event.respondWith(read(event, url));
});
