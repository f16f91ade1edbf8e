/** The rule about disk space. */
import { subjectRule } from './rule.ts'

const MEGABYTE = 1_000_000
/** The alert ends when free space is above the limit by this factor. */
const DISK_MARGIN = 1.1

/** Holds if the disk with Vigie's data has less free space than the limit. */
export const diskLow = subjectRule({
  type: 'DISK_LOW',
  priority: 'CRITICAL',
  sortOrder: 110,
  view: 'settings',
  message: 'alert.disk',
  subjects: ({ disks }) => disks,
  subjectOf: ({ path }) => path,
  judge: ({ path, freeBytes }, { free_megabytes }, { wasOpen }) => {
    if (freeBytes === null) return 'keep'
    const free = Math.floor(freeBytes / MEGABYTE)
    if (free >= free_megabytes * (wasOpen() ? DISK_MARGIN : 1)) return null
    return { path, free: coarse(free), limit: free_megabytes }
  },
})

/** Rounds to two significant digits, so that normal disk use does not change the alert at every pass. */
function coarse(megabytes: number): number {
  return Number(megabytes.toPrecision(2))
}
