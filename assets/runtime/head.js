// Runs in <head>, before anything is painted: from here on the page is slides, not an article.
document.documentElement.classList.add("slidegen-live");
