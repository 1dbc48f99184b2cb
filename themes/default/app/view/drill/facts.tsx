// The facts: panels that are closed until the trainee opens them, because looking something up is part of the work.

import { useState } from "preact/hooks";
import type { Customer, Panel } from "../../drill/shapes";
import type { ChatSession } from "./session";

/** The id of a panel's button, where focus goes when a popup leads there. */
export const panelButton = (id: string): string => `drill-panel-${id}`;

function Rows({ panel }: { readonly panel: Panel }) {
  const { rows = [], columns = [], table = [] } = panel;
  return (
    <>
      {rows.length > 0 && (
        <dl>
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {table.length > 0 && (
        <div class="table-wrap" tabIndex={0} role="group" aria-label={panel.title}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.map((cells, line) => (
                <tr key={line}>
                  {cells.map((cell, index) => (
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function OnePanel({ session, panel }: { readonly session: ChatSession; readonly panel: Panel }) {
  const { say, page } = window.coursewright;
  const known = session.opened;
  const isLocked = panel.popup !== undefined && !known.has(panel.popup);
  const isOpened = known.has(panel.id);
  const [folded, setFolded] = useState(false);
  const isOpen = isOpened && !folded;
  const toggle = (): void => {
    if (isOpened) setFolded(isOpen);
    else if (session.act({ do: "open", id: panel.id })) setFolded(false);
  };
  return (
    <section class={`panel ${isOpen ? "is-open" : ""}`}>
      <h3>
        <button
          type="button"
          id={panelButton(panel.id)}
          class="panel-button"
          aria-expanded={isOpen}
          disabled={isLocked || (!isOpened && session.mode === "paused")}
          onClick={toggle}
        >
          <span lang={page.course.language}>{panel.title}</span>
          {isLocked && <span class="panel-locked">{say("drill.panel_locked")}</span>}
        </button>
      </h3>
      {isOpen && (
        <div class="panel-body" lang={page.course.language}>
          <Rows panel={panel} />
        </div>
      )}
    </section>
  );
}

/** The panels of a conversation, and what is known of the customer. */
export function Facts({ session, customer }: { readonly session: ChatSession; readonly customer: Customer }) {
  const { say } = window.coursewright;
  const panels = (session.drill.script.panels ?? []).filter((panel) => (panel.customer ?? customer.id) === customer.id);
  return (
    <section class="facts" aria-labelledby="drill-facts">
      <h2 id="drill-facts" tabIndex={-1}>
        {say("drill.facts")}
      </h2>
      {panels.map((panel) => (
        <OnePanel key={panel.id} session={session} panel={panel} />
      ))}
      {panels.length === 0 && <p class="facts-none">{say("drill.facts_none")}</p>}
    </section>
  );
}
