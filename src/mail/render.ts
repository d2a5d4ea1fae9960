/** Text and HTML of a letter, out of the same words. */
import { plain, templates, type Words } from './templates.ts'
import type { Letter } from './mailer.ts'

export interface RenderedLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** @throws Error when the template lacks what it cannot do without */
export function renderLetter({ template, data }: Pick<Letter, 'template' | 'data'>): RenderedLetter {
  const words: Words = templates[template](data)
  const name = plain(words.name)
  const greeted = { ...words, paragraphs: [...(name === undefined ? [] : [`Hello ${name},`]), ...words.paragraphs] }
  return { subject: `${oneLine(words.subject)} · Coffer`, text: textOf(greeted), html: htmlOf(greeted) }
}

function textOf({ paragraphs, action, small = [] }: Words): string {
  const link = action ? [`${action.label}:\n${action.link}`] : []
  return `${[...paragraphs.map(oneLine), ...link, ...small.map(oneLine), '--\nCoffer'].join('\n\n')}\n`
}

function htmlOf({ subject, paragraphs, action, small = [] }: Words): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; padding: 32px 16px; background: #f4f5f7; color: #1c2430; font: 16px/1.5 system-ui, sans-serif }
.sheet { max-width: 520px; margin: 0 auto; padding: 32px; background: #ffffff; border-radius: 12px }
h1 { margin: 0 0 16px; font-size: 20px }
p { margin: 0 0 16px; overflow-wrap: anywhere }
.small { color: #5b6675; font-size: 14px }
@media (prefers-color-scheme: dark) {
  body { background: #11151b !important; color: #e6eaf0 !important }
  .sheet { background: #1a2029 !important }
  .small { color: #9aa6b5 !important }
}
</style>
</head>
<body>
<div class="sheet">
<h1>${escaped(subject)}</h1>
${paragraphs.map((text) => `<p>${escaped(oneLine(text))}</p>`).join('\n')}
${action ? buttonOf(action) : ''}
${small.map((text) => `<p class="small">${escaped(oneLine(text))}</p>`).join('\n')}
<p class="small">Coffer</p>
</div>
</body>
</html>
`
}

/** Its own colours are told in place, because some mail programs drop the style sheet. */
const buttonOf = ({ label, link }: { label: string; link: string }): string =>
  `<p><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#2457c5;color:#ffffff;text-decoration:none;font-weight:600">${escaped(label)}</a></p>
<p class="small">Or open this address: ${escaped(link)}</p>`

/** Nothing that is filled in breaks a line or reorders it. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 2000)

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
