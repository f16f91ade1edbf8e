/** A worker that does what its input says, for the tests of the runner. */
import { setTimeout as wait } from 'node:timers/promises'
import { serveTask } from '../../../main/adapters/workers/host.ts'
import { VigieError } from '../../../shared/errors.ts'

type SampleOrder = 'double' | 'fail' | 'refuse' | 'exit' | 'hoard' | 'hang' | 'uncopyable'

await serveTask(async ({ order, value }: { order: SampleOrder; value: number }, post) => {
  post({ started: value })
  switch (order) {
    case 'double':
      return value * 2
    case 'fail':
      throw new TypeError('a plain failure')
    case 'refuse':
      throw new VigieError('source_malformed', { source: 'archive', detail: `line ${value}` })
    case 'exit':
      return process.exit(3)
    case 'hoard': {
      const kept: number[][] = []
      for (;;) kept.push(Array.from({ length: 100_000 }, () => kept.length))
    }
    case 'uncopyable':
      return () => value
    case 'hang':
      for (;;) await wait(1_000_000)
  }
})
