/** Alerts in the reader's language. */
import { expect, test } from 'vitest'
import { alertTextOf } from '../../../main/core/alerts/alert-text.ts'
import { noticeOf } from '../../../main/core/alerts/notice-text.ts'
import type { AlertRecord } from '../../../main/core/alerts/ports.ts'
import { jobNameMessage } from '../../../shared/job-name.ts'
import { LANGUAGES } from '../../../shared/vocabulary.ts'

const alert = (type: AlertRecord['type'], params: AlertRecord['params']) =>
  ({ type, subject: 'x', params, about: null }) as AlertRecord
const titles = (record: AlertRecord) =>
  LANGUAGES.map((language) => alertTextOf(record, { language, zone: 'UTC', today: 20_000 }).title)

test('a job with its first name is named as elsewhere, one with its owner’s as the owner has it', () => {
  const stale = (name: string) =>
    alert('DATA_STALE', { job: jobNameMessage({ kind: 'analysis', name }), since: 0 })
  expect(titles(stale('Analyse'))).toEqual(
    expect.arrayContaining(['Données périmées : Analyse', 'Stale data: Analysis']),
  )
  expect(titles(stale('Diego'))).toEqual(
    expect.arrayContaining(['Données périmées : Diego', 'Stale data: Diego']),
  )
  expect(titles(stale('tray.quit'))).toEqual(
    expect.arrayContaining(['Données périmées : tray.quit', 'Stale data: tray.quit']),
  )
})

test('a digest counts all its alerts for machines, also those beyond the ones that it names', () => {
  const stale = alert('DATA_STALE', { job: jobNameMessage({ kind: 'analysis', name: 'Diego' }), since: 0 })
  const record = { key: 'k', form: 'digest', alerts: 300, alertIds: [1, 2] } as const
  const notice = noticeOf(record, [stale, stale], { language: 'en', zone: 'UTC', today: 20_000 })
  expect(notice).toMatchObject({ title: '300 new alerts', count: 300 })
  expect(notice.alerts).toHaveLength(2)
})
