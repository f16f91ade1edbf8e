/** What older versions stored as the key of a name reads as that name; what an owner wrote reads as written. */
import { expect, it } from 'vitest'
import { messageFromColumn } from '../../../main/adapters/sqlite/message-column.ts'
import { readStoredParams } from '../../../main/adapters/sqlite/stored-params.ts'
import { localize, localizeParams } from '../../../shared/errors.ts'
import { jobNameMessage } from '../../../shared/job-name.ts'

const inFrench = (stored: Parameters<typeof readStoredParams>[0]) =>
  localizeParams(readStoredParams(stored), 'fr')

it.each([
  ['a job with an alert', { job: 'kind.trades', count: 3 }, { job: 'Historique des transactions', count: 3 }],
  ['a budget or an analysis', { name: 'kind.analysis' }, { name: 'Analyse' }],
  ['an index', { profile: 'panel.profile.us', score: '12' }, { profile: 'États-Unis', score: '12' }],
])('of an older version: the name of %s', (_what, stored, read) => {
  expect(inFrench(stored)).toEqual(read)
})

it('of an older version: the status in the journal of records', () => {
  const column = JSON.stringify({
    messageKey: 'occupations.status_of_all',
    params: { status: 'occupations.status.published', count: 2 },
  })
  expect(localize(messageFromColumn(column), 'en')).toContain(
    localize({ messageKey: 'occupations.status.published' }, 'en'),
  )
  expect(localize(messageFromColumn(column), 'en')).not.toContain('occupations.status.')
})

it.each(['tray.quit', 'Diego', 'kind.none', 'panel.profile.us'])(
  'of an older version: the owner’s job "%s"',
  (job) => {
    expect(inFrench({ job })).toEqual({ job })
  },
)

it('of this version: an owner’s job may be called as any key', () => {
  for (const name of ['kind.trades', 'tray.quit', 'Diego']) {
    const stored = JSON.parse(JSON.stringify({ job: jobNameMessage({ kind: 'trades', name }) }))
    expect(inFrench(stored)).toEqual({ job: name })
  }
})

it('takes no other text for a key', () => {
  const stored = {
    condition: 'tray.quit',
    value: 'kind.trades',
    cause: 'kind.trades',
    path: 'panel.profile.us',
  }
  expect(inFrench(stored)).toEqual(stored)
})
