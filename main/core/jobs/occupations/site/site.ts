/** A site of records to publish: a list with a search, and a page for each record, in every language. It asks no network. */
import { translate } from '../../../../../shared/messages/index.ts'
import { LANGUAGES, type Language } from '../../../../../shared/vocabulary.ts'
import { fold } from '../fold.ts'
import { html } from './html.ts'
import { LIST, pageOf } from './page.ts'
import { recordPage, recordPageName } from './record-page.ts'
import { SEARCH } from './search.ts'
import type { SiteOptions, SiteRecord } from './site-record.ts'
import { STYLE } from './style.ts'

/** A file of a site. The path has forward slashes and is below the site's folder. */
export interface SiteFile {
  readonly path: string
  readonly text: string
}

/** In every site that Vigie writes: a folder with it may be replaced by a new one. */
export const SITE_MARK = 'vigie-site.txt'

/** Returns the files one by one: those of the records first. */
export function* siteOf(records: Iterable<SiteRecord>, options: SiteOptions): Generator<SiteFile> {
  const listed: ListEntry[] = []
  for (const record of records) {
    const { code, title, masculine, feminine, titles } = record
    const names = [code, title, masculine ?? '', feminine ?? '', ...titles.map(({ label }) => label)]
    listed.push({ code, title, words: fold(names.join(' ')) })
    for (const language of LANGUAGES)
      yield { path: `${language}/${recordPageName(code)}`, text: recordPage(record, language, options) }
  }
  for (const language of LANGUAGES) yield { path: `${language}/${LIST}`, text: listPage(listed, language) }
  yield { path: 'style.css', text: STYLE }
  yield { path: 'search.js', text: SEARCH }
  yield { path: SITE_MARK, text: 'A site of occupation records, written by Vigie.\n' }
  yield { path: LIST, text: firstPage(options.first) }
}

interface ListEntry {
  readonly code: string
  readonly title: string
  /** What a search finds it by, folded. */
  readonly words: string
}

function listPage(listed: readonly ListEntry[], language: Language): string {
  const title = translate(language, 'occupations.site.title')
  const entries = listed.map(
    ({ code, title: name, words }) =>
      html`<li data-words="${words}"><a href="${recordPageName(code)}"><span class="code">${code}</span> <span>${name}</span></a></li>\n`,
  )
  const body = html`<main>
<h1>${title}</h1>
<p class="muted">${translate(language, 'panel.occupations.total', { count: listed.length })}</p>
<label class="search" hidden>${translate(language, 'panel.occupations.search')}<input type="search" autocomplete="off"></label>
<p data-none hidden role="status">${translate(language, 'panel.occupations.not_found')}</p>
<ul class="records">
${entries}</ul>
</main>`
  return pageOf({ language, title, name: LIST, searches: true, body })
}

/** Leads to the list in the chosen language, without a script. */
function firstPage(first: Language): string {
  const { markup } = html`<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${first}/${LIST}">
<title>${translate(first, 'occupations.site.title')}</title>
</head>
<body><a href="${first}/${LIST}">${translate(first, 'occupations.site.title')}</a></body>
</html>
`
  return markup
}
