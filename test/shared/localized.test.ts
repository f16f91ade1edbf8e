/** Answers in the language of their reader. */
import { expect, test } from 'vitest'
import { VigieError } from '../../shared/errors.ts'
import { localizeAnswer } from '../../shared/localized.ts'

test('turns each message of an answer into text, however deep', () => {
  const answer = { items: [{ id: 1, label: { messageKey: 'alerts.dismissed' as const } }], next_cursor: null }
  expect(localizeAnswer(answer, 'fr')).toEqual({
    items: [{ id: 1, label: expect.any(String) }],
    next_cursor: null,
  })
  const said = (language: 'en' | 'fr') => localizeAnswer(answer, language).items[0]?.label
  expect(said('fr')).not.toBe(said('en'))
})

test('turns a stored error into a fault without its parameters', () => {
  const { code, params } = new VigieError('job_not_found', { id: 'x' })
  const fault = localizeAnswer({ code, params, source: null, message: 'as stored' }, 'en')
  expect(fault).toEqual({ code, source: null, message: expect.stringContaining('"x"') })
})

test.each([
  { messageKey: 'what the owner wrote' },
  { messageKey: 'alerts.dismissed', by: 'the owner' },
  { messageKey: 7 },
  { body: { messageKey: ['a', 'b'] } },
])('leaves the data of the owner as it is: %j', (data) => {
  expect(localizeAnswer({ data }, 'fr')).toEqual({ data })
})
