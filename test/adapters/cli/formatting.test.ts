import { expect, it } from 'vitest'
import { sentenceCell } from '../../../main/adapters/cli/formatting.ts'

it('a sentence in a table is cut at 60 characters, a shorter one stays', () => {
  expect(sentenceCell('Failing since 13:00: no network.')).toBe('Failing since 13:00: no network.')
  expect(sentenceCell(`Failing since 13:00: ${'no network. '.repeat(60)}`)).toBe(
    'Failing since 13:00: no network. no network. no network. no…',
  )
})
