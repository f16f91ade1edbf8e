import { expect, test } from 'vitest'
import { jobOfKind } from '../../../main/core/services/job-of-kind.ts'
import { localize, VigieError } from '../../../shared/errors.ts'

const settings = {
  read: () => ({ jobs: { btc: { kind: 'trades' } } }),
} as unknown as Parameters<typeof jobOfKind>[0]

function refusal(job: string): string {
  try {
    jobOfKind(settings, job, 'analysis')
  } catch (error) {
    if (error instanceof VigieError) return localize(error.localizable, 'en')
  }
  throw new Error('It was taken')
}

test('a job of another kind is refused by the name of its kind', () => {
  expect(refusal('btc')).toContain('"btc" is a job of the kind trades; name one of the kind analysis')
  expect(jobOfKind(settings, 'btc', 'trades').kind).toBe('trades')
})

test('a job that does not exist is not found', () => {
  expect(refusal('eth')).toContain('There is no job "eth"')
})
