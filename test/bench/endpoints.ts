/** The headless program from outside: start to first answer, and its cost when idle. */
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { answered, ended, firstStart, freePort, inDataFolder } from '../helpers/headless-process.ts'
import type { Benchmark } from './benchmark.ts'

const STARTS = 9
const SETTLE_MS = 10_000
const IDLE_MS = 60_000

/** The smallest possible Node HTTP server, for comparison. */
const BARE = `require('node:http').createServer((q, s) => s.end('{}')).listen(Number(process.argv[1]), '127.0.0.1')`

/** Milliseconds from the start of a process to its first answer. */
async function startTime(words: (port: number) => readonly string[], token: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, words(port), { stdio: 'ignore' })
  await answered(port, token)
  const took = performance.now() - began
  await ended(child)
  return took
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const startToAnswer = () =>
  inDataFolder(async (folder, serve) => {
    const token = await firstStart(serve, folder)
    const ours: number[] = []
    const bare: number[] = []
    for (let start = 0; start < STARTS; start += 1) {
      ours.push(await startTime(serve, token))
      bare.push(await startTime((port) => ['-e', BARE, String(port)], token))
    }
    return {
      value: median(ours),
      peer: { name: 'a bare Node HTTP server', value: median(bare) },
      detail: {
        starts: STARTS,
        fastest: Math.round(Math.min(...ours)),
        slowest: Math.round(Math.max(...ours)),
      },
    }
  })

/** Processor time and memory of an instance after its first runs, from its own metrics. */
async function idleFigures(): Promise<{ percent: number; megabytes: number }> {
  let figures = { percent: Number.NaN, megabytes: Number.NaN }
  await inDataFolder(async (folder, serve) => {
    const token = await firstStart(serve, folder)
    const port = await freePort()
    const child = spawn(process.execPath, serve(port), { stdio: 'ignore' })
    await answered(port, token)
    await pause(SETTLE_MS)
    const before = await metrics(port, token)
    await pause(IDLE_MS)
    const after = await metrics(port, token)
    await ended(child)
    figures = {
      percent: ((after.cpu - before.cpu) / (IDLE_MS / 1000)) * 100,
      megabytes: after.rss / 1_000_000,
    }
    return { value: figures.percent }
  })
  return figures
}

async function metrics(port: number, token: string): Promise<{ cpu: number; rss: number }> {
  const headers = { authorization: `Bearer ${token}` }
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
  const figure = (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1])
  return { cpu: figure('process_cpu_seconds_total'), rss: figure('process_resident_memory_bytes') }
}

/** Both idle benchmarks use one minute of the same instance. */
let idle: Promise<{ percent: number; megabytes: number }> | null = null
const idleOnce = () => {
  idle ??= idleFigures()
  return idle
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'start-to-first-answer', unit: 'ms', budget: 500, better: 'lower', run: startToAnswer },
  {
    name: 'idle-cpu',
    unit: '% of a core',
    budget: 0.2,
    better: 'lower',
    run: async () => ({ value: (await idleOnce()).percent }),
  },
  {
    name: 'idle-memory',
    unit: 'MB',
    budget: 120,
    better: 'lower',
    run: async () => ({ value: (await idleOnce()).megabytes }),
  },
]
