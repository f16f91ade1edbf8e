import { expect, test } from 'vitest'
import { localize } from '../../shared/errors.ts'
import { jobNameMessage, localizeJobName } from '../../shared/job-name.ts'
import { translate } from '../../shared/messages/index.ts'
import { KINDS, LANGUAGES } from '../../shared/vocabulary.ts'

const made = KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const))

test.each(made)('a %s job made in %s has a name in every language', (kind, language) => {
  const job = { kind, name: translate(language, `kind.${kind}`) }
  expect(jobNameMessage(job)).toEqual({ messageKey: `kind.${kind}` })
  for (const reader of LANGUAGES) expect(localizeJobName(job, reader)).toBe(translate(reader, `kind.${kind}`))
})

test('a name of the owner’s own stays as it is, also where another kind is called so', () => {
  for (const name of ['Diego', 'Alerts', 'tray.quit', 'kind.analysis']) {
    const job = { kind: 'analysis', name } as const
    expect([localize(jobNameMessage(job), 'fr'), localizeJobName(job, 'fr')]).toEqual([name, name])
  }
})

test('a default name of an earlier version is in the reader’s language too', () => {
  const job = { kind: 'trades', name: 'Historique des échanges' } as const
  expect([localizeJobName(job, 'fr'), localizeJobName(job, 'en')]).toEqual([
    'Historique des transactions',
    'Trade history',
  ])
})
