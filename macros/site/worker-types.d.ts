// What stands before the worker, as macros/site/service_worker.py writes it, and what the worker answers with.

interface Build {
  /** The hash that every page of the build carries. */
  BUILD: string;
  /** The pages and files that are kept from the start; like all others, by their path from the root of the site. */
  PRECACHE: string[];
  /** The files that are kept when a reader opens a second page. */
  PREFETCH: string[];
  /** The scripts and styles that have the hash of their content in their names. */
  HASHED: string[];
  /** The beginning of the SHA-256 of each other file, in hexadecimal digits. */
  DIGESTS: Record<string, string>;
}

/** Return what is answered to a request; the address is that of the request without its query and fragment. */
type Answer = (event: FetchEvent, url: string) => Promise<Response>;
