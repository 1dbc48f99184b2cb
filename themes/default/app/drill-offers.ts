// The script of modules with drills: says beside each what its best run came to.

import { slot } from "./page/dom";
import { offerWords } from "./page/drills";

const { journal, ready } = window.coursewright;

void ready.then(() => {
  const show = (): void => {
    document.querySelectorAll<HTMLElement>("[data-drill-offer]").forEach((offer) => {
      const words = offerWords(offer.dataset["drillOffer"] ?? "");
      const place = slot("drill-state", offer);
      if (!place || words === undefined || place.textContent === words.text) return;
      offer.classList.toggle("is-done", words.passed);
      place.lang = window.coursewright.language;
      place.textContent = words.text;
    });
  };
  show();
  journal.subscribe(show);
});
