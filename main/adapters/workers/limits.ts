/** The memory of a worker thread. */
import type { ResourceLimits } from 'node:worker_threads'

/** Heap of one thread, megabytes: well within the 300 MB a task may use in addition to its buffers. */
const HEAP_MB = 256
/** Part of it for young objects: the work is in buffers, and V8 would use 100 MB more without being faster. */
const YOUNG_MB = 16

/** Returns the limits of a thread. @param heapMb its heap, megabytes */
export const threadLimits = (heapMb = HEAP_MB): ResourceLimits => ({
  maxOldGenerationSizeMb: heapMb,
  maxYoungGenerationSizeMb: YOUNG_MB,
})
