/** The worker threads of the build: from sources each would strip types first. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createWorkers } from '../../../main/adapters/workers/runner.ts'
import type { Workers } from '../../../main/core/ports/workers.ts'

const FOLDER = join(import.meta.dirname, '../../../dist/main/workers')

/** @throws Error if there is no build */
export function builtWorkers(): Workers {
  if (!existsSync(FOLDER)) throw new Error('there is no build; run "npm run build" first')
  return createWorkers({ entry: (name) => pathToFileURL(join(FOLDER, `${name}.worker.js`)) })
}
