import { expect, it } from 'vitest'
import { faultOf } from '../../main/core/jobs/faults.ts'
import { fullDisk } from '../../shared/full-disk.ts'

it.each(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])('says that the disk is full for %s, also as a cause', (code) => {
  const error = Object.assign(new Error('write failed'), { code })
  const wrapped = new Error('the run could not be stored', { cause: error })
  expect([fullDisk(error)?.code, fullDisk(wrapped)?.code]).toEqual(['disk_full', 'disk_full'])
  expect(faultOf(wrapped, 'run').code).toBe('disk_full')
})

it('says nothing of other errors', () => {
  expect(fullDisk(Object.assign(new Error('no'), { code: 'EACCES' }))).toBeNull()
  expect(fullDisk(null)).toBeNull()
})
