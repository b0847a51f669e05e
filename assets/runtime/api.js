/**
 * `window.slidegen`: what scripts and outside checks may rely on. A change here is a breaking one.
 *
 * Each call returns at once; the state is already the new one, the transition runs on.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function api(deck) {
  window.slidegen = Object.freeze({
    get version() {
      return deck.data.version;
    },
    get build() {
      return deck.data.build;
    },
    get slides() {
      return deck.data.slides.map(({ no, title, clicks, clicksStart, layout }) => ({ no, title, clicks, clicksStart, layout }));
    },
    nav: Object.freeze({
      get page() {
        return deck.page;
      },
      get clicks() {
        return deck.clicks;
      },
      get total() {
        return deck.total;
      },
      get clicksTotal() {
        return deck.clicksTotal;
      },
      /** @param {number} page @param {number} [clicks] */
      go: (page, clicks) => deck.go(page, clicks),
      next: deck.next,
      prev: deck.prev,
      nextSlide: deck.nextSlide,
      prevSlide: deck.prevSlide,
    }),
  });
}
