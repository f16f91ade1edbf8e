/** All places of `npm run places`, in the order of the table. */
import { addresses } from './addresses.ts'
import { disks } from './disks.ts'
import { folders } from './folders.ts'
import type { TestedPlace } from './place.ts'
import { proxies } from './proxies.ts'
import { sockets } from './sockets.ts'
import { umasks } from './umasks.ts'
import { zones } from './zones.ts'

export const PLACES: readonly TestedPlace[] = [
  ...folders,
  ...zones,
  ...disks,
  ...addresses,
  ...proxies,
  ...umasks,
  ...sockets,
]
