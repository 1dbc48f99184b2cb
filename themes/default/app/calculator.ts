// The script of a calculator: fields, what is wrong with them, and what comes out at every change.

import { calculate, type Input, type InputFault } from "./calculate/calculate";
import { offerCopying } from "./page/copying";
import type { CalculatorData } from "./page/data";
import { element, slot } from "./page/dom";

const shared = window.coursewright;

type Field = HTMLInputElement | HTMLSelectElement;

/** The field of an input, with its label, its unit, its range and the place for what is wrong. */
function fieldOf(input: Input, value: string): { field: Field; fault: HTMLElement; whole: HTMLElement } {
  const { say } = shared;
  const id = `input-${input.key}`;
  const about = { id, "aria-describedby": `${id}-hint ${id}-fault` };
  const plain = (type: string, mode: string): HTMLInputElement =>
    element("input", { ...about, type, inputmode: mode, autocomplete: "off", spellcheck: "false" });
  let field: Field;
  if (input.kind === "choice") {
    field = element("select", about, ...(input.choices ?? []).map(({ text }) => element("option", { value: text }, text)));
  } else if (input.kind === "date" || input.kind === "time") {
    field = element("input", { ...about, type: input.kind });
  } else {
    field = plain("text", input.kind === "list" ? "text" : "decimal");
  }
  field.value = value;
  const ranged = input.from !== undefined && input.to !== undefined;
  const hints = [
    input.kind === "list" ? say("calculator.list") : "",
    ranged ? say("calculator.range", { from: input.from ?? "", to: input.to ?? "" }) : "",
  ];
  const fault = element("p", { class: "calculator-fault", id: `${id}-fault`, lang: shared.language });
  const unit = input.unit ? [element("span", {}, input.unit)] : [];
  const whole = element(
    "div",
    { class: "calculator-field" },
    element("label", { for: id }, input.title),
    element("div", { class: "calculator-entry" }, field, ...unit),
    element("p", { class: "calculator-hint", id: `${id}-hint`, lang: shared.language }, hints.filter(Boolean).join(" ")),
    fault,
  );
  return { field, fault, whole };
}

function faultText(input: Input, fault: InputFault): string {
  const { from = "", to = "", step = "" } = input;
  if (fault === "out_of_range" && from !== "" && to !== "") return shared.say("calculator.out_of_range", { from, to });
  if (fault === "off_step") return shared.say("calculator.off_step", { step });
  return shared.say(`calculator.${fault === "out_of_range" ? "unreadable" : fault}`);
}

/** The cells of the results in the table of examples, by rows. */
const cells = (): HTMLElement[][] => [...document.querySelectorAll("[data-row]")].map((row) => [...row.querySelectorAll<HTMLElement>("[data-value]")]);

function offer(place: HTMLElement, { example, rows = [], ...calculation }: CalculatorData): void {
  const { say } = shared;
  const fields = calculation.inputs.map((input) => ({ input, ...fieldOf(input, example[input.key] ?? "") }));
  const results = calculation.outputs.map((output) => {
    const text = element("span", output.texts ? {} : { class: "calculator-number" });
    const unit = element("span", {}, output.unit ? ` ${output.unit}` : "");
    const row = element("div", { class: "card-field" }, element("dt", {}, output.title), element("dd", {}, text, unit));
    if (output.texts) row.dataset["copy"] = "";
    return { row, text, unit };
  });
  const refused = element("p", { class: "calculator-refused", role: "alert" });
  const list = element("dl", { class: "card-fields" }, ...results.map(({ row }) => row));
  const box = element(
    "article",
    { class: "calculator-results", "aria-live": "polite" },
    element("h2", { lang: shared.language }, say("calculator.results")),
    refused,
    list,
  );
  const table = cells();
  const show = (): void => {
    const typed = Object.fromEntries(fields.map(({ input, field }) => [input.key, field.value]));
    const answer = calculate(calculation, typed);
    rows.forEach((given, index) => {
      const row = calculate(calculation, { ...typed, ...given });
      table[index]?.forEach((cell, at) => {
        cell.textContent = ("values" in row ? row.values[at] : "refused" in row ? row.refused : null) ?? say("calculator.none");
      });
    });
    fields.forEach(({ input, field, fault }, index) => {
      const wrong = "unusable" in answer && answer.unusable === index;
      field.setAttribute("aria-invalid", String(wrong));
      fault.textContent = wrong ? faultText(input, answer.fault) : "";
    });
    refused.textContent = "refused" in answer ? answer.refused : "";
    list.hidden = !("values" in answer);
    results.forEach(({ text, unit }, index) => {
      const value = "values" in answer ? answer.values[index] ?? null : null;
      text.textContent = value ?? say("calculator.none");
      unit.hidden = value === null;
    });
  };
  fields.forEach(({ field }) => field.addEventListener("input", show));
  place.replaceChildren(element("div", { class: "calculator-fields" }, ...fields.map(({ whole }) => whole)), box);
  offerCopying();
  show();
}

void shared.ready.then(() => {
  const place = slot("calculator");
  const { calculator } = shared.page;
  if (place && calculator) offer(place, calculator);
});
