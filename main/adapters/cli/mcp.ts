/** Serves the contract to an assistant, over standard input and output. */
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { command, type Register } from './base.ts'

/** Adds `mcp`. Standard output carries only the protocol. */
export const register: Register = (program, cli, { connect, version }) => {
  command(program, 'mcp', 'vigie mcp')
    .option('--allow-changes')
    .action(async ({ allowChanges = false }: { readonly allowChanges?: boolean }) => {
      const [{ StdioServerTransport }, { createMcpServer }, { converse }] = await Promise.all([
        import('@modelcontextprotocol/sdk/server/stdio.js'),
        import('../mcp/server.ts'),
        import('../mcp/conversation.ts'),
      ])
      const server = createMcpServer({
        version,
        allowChanges,
        language: cli.language,
        connect: () => connect(cli.dataFolder, cli.language),
      })
      const { answered, broken } = await converse(
        server,
        new StdioServerTransport(),
        cli.language,
        (answer) => {
          process.stdout.write(`${JSON.stringify(answer)}\n`)
        },
      )
      // The assistant ends the conversation by closing its end.
      const ended = [once(process.stdin, 'end'), once(process.stdin, 'close')]
      await Promise.race([...ended, broken, aborted(cli.signal)])
      // What was asked before the end is answered; what has just arrived is asked first.
      await setImmediate()
      await Promise.race([answered(), broken, aborted(cli.signal)])
      await server.close()
    })
}

const aborted = (signal: AbortSignal): Promise<unknown> =>
  signal.aborted ? Promise.resolve() : once(signal, 'abort')
