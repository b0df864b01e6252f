// What build.mjs makes of imports that are not JavaScript.

declare module 'worker-source:*' {
  /** A module of src/ with all it imports, as one classic script. */
  const source: string;
  export default source;
}

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.txt' {
  const text: string;
  export default text;
}
