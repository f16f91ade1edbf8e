/** Comparing models without a key: nothing is asked, so nothing is announced. */
import { expect, test } from 'vitest'
import { vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

test('says only that no key is set', async () => {
  const { code, out, err } = await vigie(
    tempFolder(),
    'occupations',
    'compare',
    'claude-haiku-5-5',
    'unheard-of',
  )
  expect([code, out]).toEqual([4, ''])
  expect(err.trim().split('\n')).toEqual([expect.stringContaining('key')])
})
