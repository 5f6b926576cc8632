// What the benchmark asks of its contenders, for the type checker.

// biome-ignore lint/suspicious/noExplicitAny: each contender is another library, and two of them have no types here
type Engine = any;
declare const itemsjs: Engine;
declare const MiniSearch: Engine;

interface BenchFacet {
  id: string;
  values: { id: string }[];
}

interface BenchStep {
  q: string;
  choice: Record<string, string[]>;
}

interface Contender {
  /** Return what answers steps, from what a page would load. */
  start(input: Engine): Engine;
  /** Do what would be done while nobody waits. */
  prepare?(engine: Engine): void;
  /** Return the number of firms that a step finds. */
  step(engine: Engine, step: BenchStep): number;
}
