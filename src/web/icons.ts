import { html, type Html } from './html.ts'

const drawings = {
  alert: html`<path d="M12 8v5M12 16.5v.01M12 3 2.5 20h19z" />`,
  archive: html`<path d="M4 8h16v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM3 4h18v4H3zM10 12h4" />`,
  audio: html`<path d="M9 18V6l11-2v12" /><circle cx="6.5" cy="18" r="2.5" /><circle cx="17.5" cy="16" r="2.5" />`,
  brand: html`<path d="M4 11V9a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v2M3.5 11h17v9h-17zM10 11v3.5h4V11" />`,
  check: html`<circle cx="12" cy="12" r="9" /><path d="m8 12.5 2.7 2.7L16 9.5" />`,
  close: html`<path d="m6 6 12 12M18 6 6 18" />`,
  copy: html`<rect x="9" y="9" width="11" height="11" rx="2" /><path
      d="M5 15H4.5A1.5 1.5 0 0 1 3 13.5v-9A1.5 1.5 0 0 1 4.5 3h9A1.5 1.5 0 0 1 15 4.5V5"
    />`,
  document: html`<path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5M9 13h6M9 17h4" />`,
  download: html`<path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M5 20h14" />`,
  edit: html`<path d="m4 20 1-4L16.5 4.5a1.8 1.8 0 0 1 2.6 0l.4.4a1.8 1.8 0 0 1 0 2.6L8 19zM14.5 6.5l3 3" />`,
  file: html`<path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5" />`,
  filter: html`<path d="M4 6h16M7 12h10M10.5 18h3" />`,
  fold: html`<path d="m6 10 6 6 6-6" />`,
  folder: html`<path
    d="M3.5 18V6.5a1.5 1.5 0 0 1 1.5-1.5h4l2.2 2.5H19a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18z"
  />`,
  grid: html`<path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z" />`,
  image: html`<rect x="3.5" y="4.5" width="17" height="15" rx="2" /><circle cx="9" cy="10" r="1.6" />
    <path d="m4 18 5.5-5 3.5 3 3-2.5 4 3.5" />`,
  link: html`<path d="M9.5 14.5 14.5 9.5M10.5 6.5l2-2a4.2 4.2 0 0 1 6 6l-2 2M13.5 17.5l-2 2a4.2 4.2 0 0 1-6-6l2-2" />`,
  list: html`<path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.01M4 12h.01M4 17.5h.01" />`,
  next: html`<path d="m9.5 5.5 6.5 6.5-6.5 6.5" />`,
  plus: html`<path d="M12 5v14M5 12h14" />`,
  previous: html`<path d="M14.5 5.5 8 12l6.5 6.5" />`,
  restore: html`<path d="M4 5v5h5M4.6 10A8 8 0 1 1 4 13.5" />`,
  search: html`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`,
  tag: html`<path
      d="M3.5 12.2V5a1.5 1.5 0 0 1 1.5-1.5h7.2l8.3 8.3a1.6 1.6 0 0 1 0 2.3l-6.4 6.4a1.6 1.6 0 0 1-2.3 0z"
    /><circle cx="8.2" cy="8.2" r="1.3" />`,
  trash: html`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />`,
  unfold: html`<path d="m6 15 6-6 6 6" />`,
  upload: html`<path d="M12 16V5M7.5 9.5 12 5l4.5 4.5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3" />`,
  video: html`<rect x="3" y="6" width="12.5" height="12" rx="2" /><path d="m15.5 11 5.5-3v8l-5.5-3" />`,
}

export type IconName = keyof typeof drawings

/** Every drawing once; `icon` and the page's script refer to them by name. */
export const iconSheet = html`<svg class="sheet" aria-hidden="true">
  ${Object.entries(drawings).map(
    ([name, drawing]) => html`<symbol id="icon-${name}" viewBox="0 0 24 24">${drawing}</symbol>`,
  )}
</svg>`

export function icon(name: IconName): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="#icon-${name}"></use></svg>`
}
