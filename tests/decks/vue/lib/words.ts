export const words: readonly string[] = ["deck", "a", "slide", "of"];
