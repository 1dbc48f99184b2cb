// Who studies at this computer, as trainees tell the settings page.

import type { Locator, Page } from "playwright-core";
import type { Texts } from "../harness/sites";
import { settled, type Trainee } from "../harness/trainee";

/** What somebody says of themselves. */
export interface Person {
  readonly name: string;
  readonly number?: string;
  readonly pin?: string;
  /** Whether to copy the records without a name; by default the box stays as the page shows it. */
  readonly take?: boolean;
}

/** The section "who studies here". */
export class TraineesPage {
  readonly root: Locator;

  constructor(
    readonly page: Page,
    readonly say: Texts,
  ) {
    this.root = page.locator(".settings-who");
  }

  /** Opens the settings in a new tab. */
  static async open(trainee: Trainee, say: Texts): Promise<TraineesPage> {
    return new TraineesPage(await trainee.open("settings.html"), say).ready();
  }

  /** Waits until the section is there. */
  async ready(): Promise<this> {
    await this.root.waitFor();
    return this;
  }

  button(key: string): Locator {
    return this.root.getByRole("button", { name: this.say(key), exact: true });
  }

  field(key: string): Locator {
    return this.root.getByLabel(this.say(key), { exact: true });
  }

  /** Fills the form for a profile; does not send it. */
  async fill({ name, number = "", pin = "", take }: Person): Promise<void> {
    await this.field("settings.who_name").fill(name);
    await this.field("settings.who_number").fill(number);
    await this.field("settings.who_pin_optional").fill(pin);
    if (take !== undefined) await this.root.getByLabel(this.say("settings.who_take")).setChecked(take);
  }

  /** Makes a profile; that leads to the course map. */
  async enrol(person: Person): Promise<void> {
    await this.fill(person);
    await this.arrive(() => this.button("settings.who_make").click(), "index.html");
  }

  /** Hands over; the page then asks who is next. */
  async handOver(): Promise<void> {
    await this.button("settings.who_hand_over").click();
    await this.page.getByRole("heading", { name: this.say("settings.who_next") }).waitFor();
  }

  /** Chooses a trainee of the list, whose name begins the button. */
  async choose(name: string, pin?: string): Promise<void> {
    await this.arrive(async () => {
      await this.listed(name).click();
      if (pin === undefined) return;
      await this.field("settings.who_pin").fill(pin);
      await this.button("settings.who_enter").click();
    }, "index.html");
  }

  /** The button of a trainee. */
  listed(name: string): Locator {
    return this.root.locator(".who-list button").filter({ hasText: name });
  }

  /** Does something that leads to another page, and waits until that has read its stores. */
  async arrive(act: () => Promise<void>, path: string): Promise<void> {
    await Promise.all([this.page.waitForURL((url) => url.pathname.endsWith(path) || url.pathname.endsWith("/")), act()]);
    await this.page.waitForLoadState("load");
    await settled(this.page);
  }
}

/** The name at the top of a page, behind the settings; "" without one. */
export const nameOn = async (page: Page): Promise<string> => (await page.locator(".site-nav-settings").innerText()).split(" · ")[1] ?? "";
