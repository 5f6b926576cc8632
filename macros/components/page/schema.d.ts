// What lazy/schema.js shares with the lazy scripts that begin with it.

interface Rapport {
  /** Return a node with what its $ref leads to. */
  resolveSchema(node: JsonSchema, $defs: Record<string, JsonSchema>): JsonSchema;
  /** Return where a value is not as a node of a schema says; a context goes to the tests of formats as it is. */
  mismatches<Context>(value: unknown, node: JsonSchema, rules: SchemaRules<Context>, context: Context): Mismatch[];
}

/** The part of JSON Schema that the schemas of this site use, with what model/ adds to it. */
interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  default?: unknown;
  type?: string;
  const?: unknown;
  enum?: string[];
  format?: string;
  pattern?: string;
  not?: { pattern: string };
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: boolean;
  required?: string[];
  "x-vocabularies"?: string[];
  "x-ids-of"?: string;
  "x-latest"?: string;
  "x-noun"?: string;
  "x-names-fields"?: boolean;
}

interface SchemaRules<Context = unknown> {
  $defs: Record<string, JsonSchema>;
  /** Return what tells how a value of the right type breaks the format that a schema asks for; null if any will do. */
  // biome-ignore lint/suspicious/noExplicitAny: of the type that the schema names
  formatOf(schema: JsonSchema): ((value: any, context: Context) => unknown) | null;
}

type Step = string | number;

interface Mismatch {
  /** The path to the value, or to the field that is missing or not known. */
  steps: Step[];
  /** The keyword that it breaks: type, maxLength and so on. */
  keyword: string;
  /** What breaks it; of a field that is missing or not known, what should or does hold it. */
  // biome-ignore lint/suspicious/noExplicitAny: of the type that the keyword is for
  value: any;
  schema: JsonSchema;
  /** Whether it is a field that may not be left out, another field, or an entry of a list. */
  place: "needed" | "field" | "entry";
  /** What the test of the format has found. */
  // biome-ignore lint/suspicious/noExplicitAny: as formatOf says
  detail?: any;
}
