/** What a browser sees at an address where nothing is: a page that leads to the panel. Programs get the error as always. */
import { translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Answer } from './answer.ts'
import { askedLanguage } from './language.ts'
import type { ReceivedRequest } from './request.ts'

/** Where programs are answered, whatever they accept. */
const OF_PROGRAMS = /^\/(?:api|feeds|metrics)(?:\/|$)/

/** @param usual language for browsers that ask for none of ours */
export function lostPage(usual: () => Language): (request: ReceivedRequest) => Answer | null {
  return ({ address, header }) => {
    const isBrowser = /\btext\/html\b/.test(header('accept') ?? '')
    if (!isBrowser || OF_PROGRAMS.test(address.pathname)) return null
    const language = askedLanguage(header('accept-language')) ?? usual()
    return {
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8', vary: 'accept, accept-language' },
      body: pageIn(language),
    }
  }
}

const pageIn = (language: Language): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Vigie</title></head>
<body><main><h1>${translate(language, 'page.lost')}</h1>
<p><a href="/">${translate(language, 'page.lost.panel')}</a></p></main></body></html>
`
