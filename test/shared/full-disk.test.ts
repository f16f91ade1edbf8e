import { expect, it } from 'vitest'
import { failureOf } from '../../main/adapters/cli/failures.ts'
import { toContractError } from '../../main/adapters/router/errors.ts'
import { faultOf } from '../../main/core/jobs/faults.ts'
import { VigieError } from '../../shared/errors.ts'
import { fullDisk } from '../../shared/full-disk.ts'
import { silentLog } from '../helpers/silent-log.ts'

it.each(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])('says that the disk is full for %s, also as a cause', (code) => {
  const error = Object.assign(new Error('write failed'), { code })
  const wrapped = new Error('the run could not be stored', { cause: error })
  expect([fullDisk(error)?.code, fullDisk(wrapped)?.code]).toEqual(['disk_full', 'disk_full'])
  expect(faultOf(wrapped, 'run').code).toBe('disk_full')
})

it('says so of what the place explained otherwise', () => {
  const cause = Object.assign(new Error('write failed'), { code: 'ENOSPC' })
  const explained = new VigieError('token_unreadable', { path: '/data/api-token', detail: 'no' }, { cause })
  expect(fullDisk(explained)?.code).toBe('disk_full')
  expect(faultOf(explained, 'run').code).toBe('disk_full')
  const setting = { language: 'en', reference: () => 'r', log: silentLog() } as const
  expect(toContractError(explained, setting)).toMatchObject({ code: 'disk_full', status: 507 })
  expect(failureOf(explained, 'en', 'r')).toMatchObject({ code: 'disk_full', exit: 9 })
})

it('says nothing of other errors', () => {
  expect(fullDisk(Object.assign(new Error('no'), { code: 'EACCES' }))).toBeNull()
  expect(fullDisk(null)).toBeNull()
})
