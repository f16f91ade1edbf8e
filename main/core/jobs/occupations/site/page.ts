/** The frame of every page of a site of records. */
import { translate } from '../../../../../shared/messages/index.ts'
import { LANGUAGES, type Language } from '../../../../../shared/vocabulary.ts'
import { html, type Markup, NOTHING } from './html.ts'

interface PageParts {
  readonly language: Language
  readonly title: string
  /** Its file name, the same in the folder of each language. */
  readonly name: string
  /** Whether it has the search. */
  readonly searches: boolean
  readonly body: Markup
}

/** A page may load the style and the script beside it, also from a disk, and nothing else. */
const POLICY =
  "default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'"

/** Returns the text of a page, with links to the list and to the same page in the other languages. */
export function pageOf({ language, title, name, searches, body }: PageParts): string {
  const others = LANGUAGES.filter((other) => other !== language).map(
    (other) => html`<a href="../${other}/${name}" hreflang="${other}" lang="${other}">${nameOf(other)}</a>`,
  )
  const home =
    name === LIST
      ? html`<span></span>`
      : html`<a href="${LIST}">${translate(language, 'occupations.site.all')}</a>`
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<link rel="stylesheet" href="../style.css">
${searches ? html`<script src="../search.js" defer></script>` : NOTHING}
</head>
<body>
<nav>${home}${others}</nav>
${body}
</body>
</html>
`
  return markup
}

/** The file name of the list of records. */
export const LIST = 'index.html'

/** Each language is named in itself. */
const nameOf = (language: Language): string => translate(language, 'occupations.site.this_language')
