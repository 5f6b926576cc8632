interface DirectoryEngine { size: number; facets: { id: string; title: string; values: { id: string; label: string; words: string[] }[] }[]; query(q: DirectoryQuery): DirectoryResult; firm(n: number): DirectoryFirm; label(f: string, v: string): string; number(id: string): number; relax(q: DirectoryQuery): { facet: string; valueId?: string; q?: boolean; total: number }[]; knows(f: string, v: string): boolean; why(n: number, q: DirectoryQuery): { matches: string[]; unknown: string[] }; marks(t: string, q: string): [number, number][] }
interface DirectoryQuery { q: string; choice: Choice; sort?: string }
type DirectoryCounts = Record<string, Record<string, number>>;
interface DirectoryResult { total: number; sort: string; counts: DirectoryCounts; slice(a: number, b: number): number[] }
interface DirectoryFirm { id: string; name: string; [k: string]: any }
interface DirectoryIndex {}
interface DirectoryCards { makeCard(n: number, q: DirectoryQuery, e: DirectoryEngine, s: DirectorySite): HTMLElement; pressCard(c: HTMLElement, s: boolean, k: boolean): void; countOf(n: number): string; longDate(d: string): string; values: any; places: any; approach: any; industries: any; makeComparison(e: DirectoryEngine, s: DirectorySite, act: any): any }
interface Rapport { directoryEngine(i: DirectoryIndex): DirectoryEngine }
