/**
 * The parts of css-tree that UnoCSS' directives use. The package's own entry point also builds a
 * lexer from 81 kB of property grammars, which would double the time that the bundle takes to load.
 */
export { default as generate } from "css-tree/generator";
export { default as parse } from "css-tree/parser";
export { List, clone } from "css-tree/utils";
export { default as walk } from "css-tree/walker";
