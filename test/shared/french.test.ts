/** The French catalogue as its readers expect it: the gender of Vigie, and no elision left to a parameter. */
import { expect, it } from 'vitest'
import type { ErrorText, MessageText } from '../../shared/messages/catalogue.ts'
import { fr } from '../../shared/messages/fr.ts'

type Text = MessageText | ErrorText

const forms = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text))
/** Problem and remedy of one error together: a pronoun of the one may be for the other. */
const TEXTS = Object.values(fr).flatMap((section) =>
  Object.values(section as Readonly<Record<string, Text>>).flatMap((text) =>
    typeof text === 'object' && 'problem' in text ? [forms(text).join(' ')] : forms(text),
  ),
)
const textsWith = (pattern: RegExp) => TEXTS.filter((text) => pattern.test(text))

it('has Vigie as a feminine name', () => {
  const masculine = [
    /\bVigie(?: \([^)]*\))? (?:ne )?(?:s’(?:est|était)|est|était|sera|soit|a été|avait été|n’est|n’a pas été|reste)(?: pas| plus| déjà)? [a-zéè]*(?:é|i|u|it|is|ert|eint)(?![\wéè])/,
    /\b(?:[Cc]e|le|[Uu]n|du|au|quel|[Aa]ucun) Vigie\b/,
    /\bVigie\b[^.;:]* (?:s’il|quand il|lorsqu’il|dès qu’il|qu’il|lui-même)\b/,
  ]
  // « il » of another noun.
  const others = [/JSON valide ; Vigie l’enregistrera dès qu’il le sera/, /Vigie ne vérifie pas s’il existe/]
  const found = masculine.flatMap((pattern) => textsWith(pattern))
  expect(found.filter((text) => !others.some((other) => other.test(text)))).toEqual([])
})

it('says « la » of Vigie in what to do about it', () => {
  const about = /Vigie[^.;]* (?:en marche|arrêtée|bloquée|tourne)\b[^.]*-le(?![\wéè])/
  expect(textsWith(about)).toEqual([])
})

it('needs no elision before a parameter: one that begins with a vowel would follow « de » or « que »', () => {
  // Numbers, times, and paths, which begin with a slash.
  const elided =
    /^(?:besides|bound|cap|count|expected|folder|from|least|limit|low|minutes|most|points|seconds|span|time|year)$/
  const names = TEXTS.flatMap((text) =>
    [...text.matchAll(/(?<![\p{L}])(?:de|que|jusque|lorsque|ne|se|ce|je|d’|qu’|l’) ?\{(\w+)\}/giu)].map(
      ([, name = '']) => name,
    ),
  )
  expect(names.filter((name) => !elided.test(name))).toEqual([])
})
