import { expect, test } from 'vitest'
import { jobName } from '../../renderer/words/job-name.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import type { Job } from '../../shared/job.ts'
import { translate } from '../../shared/messages/index.ts'
import { KINDS, LANGUAGES } from '../../shared/vocabulary.ts'

const named = (kind: string, name: string) => ({ definition: { kind, name } }) as Job

test.each(KINDS.flatMap((kind) => LANGUAGES.map((made) => [kind, made] as const)))(
  'a %s job made in %s is named in the reader’s language',
  (kind, made) => {
    for (const reader of LANGUAGES) {
      const words = new Localizer(reader, reader, textsIn(reader))
      expect(jobName(named(kind, translate(made, `kind.${kind}`)), words)).toBe(
        translate(reader, `kind.${kind}`),
      )
    }
  },
)

test('a name of the owner’s own stays as it is, also where another kind is called so', () => {
  const words = new Localizer('fr', 'fr', textsIn('fr'))
  for (const name of ['Diego', 'Alerts']) expect(jobName(named('analysis', name), words)).toBe(name)
})

test('a default name of an earlier version is in the reader’s language', () => {
  const words = new Localizer('en', 'en', textsIn('en'))
  expect(jobName(named('trades', 'Historique des échanges'), words)).toBe('Trade history')
})
