/** Conflicting options are rejected; neither one wins silently. */
import { expect, test } from 'vitest'
import { vigie } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

test.each([
  ['configure', 'fear-greed', '--enable', '--disable'],
  ['alerts', 'rules', 'JOB_FAILING', '--enable', '--disable'],
  ['pause', '--for', 'one_hour', '--until', '2030-01-01T00:00:00Z'],
  ['alerts', 'snooze', '1', '--for', 'one_hour', '--until', '2030-01-01T00:00:00Z'],
])('vigie %s %s %s %s', async (...words) => {
  const { code, err } = await vigie(tempFolder(), ...words)
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('exclude each other') })
})
