/** Worker threads: source files in a checkout, built ones elsewhere. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { programFolder } from '../adapters/files/program-folder.ts'
import { createWorkers } from '../adapters/workers/runner.ts'
import type { Workers } from '../core/ports/workers.ts'

const fromSource = import.meta.filename.endsWith('.ts')

/** @throws (from run) VigieError worker_failed; the task's own errors */
export function composeWorkers(): Workers {
  const root = programFolder()
  return createWorkers({
    entry: (name) =>
      pathToFileURL(
        fromSource
          ? join(root, 'main/adapters/workers', `${name}.worker.ts`)
          : join(root, 'dist/main/workers', `${name}.worker.js`),
      ),
  })
}
