import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { profileFolder } from '../../../main/adapters/electron/profile.ts'

const HOME = { XDG_DATA_HOME: '/data' }

test('the usual data folder goes with Electron’s usual profile', () => {
  expect(profileFolder(HOME, 'linux')).toBeNull()
})

test('so does the usual folder given by name', () => {
  expect(profileFolder({ ...HOME, VIGIE_DATA: join('/data', 'vigie') }, 'linux')).toBeNull()
})

test('every other data folder has a profile of its own', () => {
  const [one, other] = ['/tmp/one', '/tmp/other'].map((folder) =>
    profileFolder({ ...HOME, VIGIE_DATA: folder }, 'linux'),
  )
  expect(one).toBe(join(resolve('/tmp/one'), 'desktop'))
  expect(other).not.toBe(one)
})
