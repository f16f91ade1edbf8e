/** The token of the REST API. */
import { createTokenFile } from '../http/token.ts'
import { command, type Register } from './base.ts'

/** Adds `token`; after `--rotate` the old token is refused at once. */
export const register: Register = (program, cli) => {
  command(
    program,
    'token',
    'curl -H "Authorization: Bearer $(vigie token)" http://127.0.0.1:8787/api/v1/health',
  )
    .option('--rotate')
    .action(({ rotate }: { rotate?: boolean }) => {
      const file = createTokenFile(cli.dataFolder)
      cli.print({ token: rotate === true ? file.rotate() : file.read() }, ({ token }) => token)
    })
}
