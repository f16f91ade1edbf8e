/** The page of one record. */
import { translate } from '../../../../../shared/messages/index.ts'
import { withFirstOfMonth } from '../../../../../shared/time/first-of-month.ts'
import type { Language } from '../../../../../shared/vocabulary.ts'
import { type WrittenField, writtenFields } from '../written.ts'
import { html, type Markup, NOTHING } from './html.ts'
import { pageOf } from './page.ts'
import type { SiteOptions, SiteRecord } from './site-record.ts'

/** Returns the file name of a record's page. */
export const recordPageName = (code: string): string => `${code}.html`

/** Returns the page of a record in a language; its text stays in the language it is written in. */
export function recordPage(record: SiteRecord, language: Language, options: SiteOptions): string {
  const { code, title, content, simulated, titles } = record
  const fields = writtenFields(content, language).map((field) => fieldPart(field, options.written))
  const notice = (text: string) => html`<p class="notice">${text}</p>\n`
  const body = html`<main>
<h1>${title}</h1>
<p class="code">${code}</p>
${namesPart(record, language)}${datePart(record, language, options.zone)}
${simulated ? notice(translate(language, 'occupations.simulated')) : NOTHING}
${fields}
${content === null ? notice(translate(language, 'occupations.site.unwritten')) : NOTHING}
${titles.length === 0 ? NOTHING : titlesPart(titles, language, options.written)}
</main>`
  return pageOf({ language, title: `${code} ${title}`, name: recordPageName(code), searches: false, body })
}

function namesPart({ title, masculine, feminine }: SiteRecord, language: Language): Markup {
  if (masculine === null || feminine === null || `${masculine} / ${feminine}` === title) return NOTHING
  return html`<p>${translate(language, 'occupations.site.names', { masculine, feminine })}</p>\n`
}

function datePart({ version, updatedAt }: SiteRecord, language: Language, zone: string): Markup {
  if (updatedAt === null) return NOTHING
  const form = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone })
  const day = withFirstOfMonth(form.format(updatedAt), language)
  return html`<p class="muted">${translate(language, 'occupations.site.version', { version, day })}</p>`
}

function fieldPart({ name, form, lines }: WrittenField, written: Language): Markup {
  const text =
    form === 'list' ? listPart(lines, written) : lines.map((line) => html`<p lang="${written}">${line}</p>\n`)
  return html`<section>\n<h2>${name}</h2>\n${text}</section>\n`
}

function titlesPart(titles: SiteRecord['titles'], language: Language, written: Language): Markup {
  const name = translate(language, 'panel.occupations.titles', { count: titles.length })
  const labels = titles.map(({ label }) => label)
  return html`<section>\n<h2>${name}</h2>\n${listPart(labels, written)}</section>\n`
}

function listPart(lines: readonly string[], written: Language): Markup {
  return html`<ul lang="${written}">\n${lines.map((line) => html`<li>${line}</li>\n`)}</ul>\n`
}
