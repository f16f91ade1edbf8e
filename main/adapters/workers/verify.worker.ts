/** Reads trade files to check them. */
import type { FileInspection, VerifyTask } from '../../core/jobs/trades/tasks.ts'
import { inspectFiles } from '../trade-files/inspect.ts'
import { serveTask } from './host.ts'

await serveTask<VerifyTask, FileInspection[]>((task, post) => inspectFiles(task, post))
