/**
 * What the migrations of this program define. Known from the build: a start that made them all to compare them with those of
 * the file took 20 ms.
 */
import { definitionsAt, digestOf } from './definitions.ts'
import { migrations } from './migrations/index.ts'

export const LATEST_VERSION = migrations.at(-1)?.version ?? 0

const latest = definitionsAt(LATEST_VERSION, migrations)

export const LATEST_NAMES: readonly string[] = [...latest.keys()]
export const LATEST_DIGEST: string = digestOf(latest, LATEST_NAMES)
