/**
 * Node's HTTP modules. An `import` of `node:http` reads each of its exports, and so loads the whole of Node's client for
 * `fetch` at every start.
 */
export const http = process.getBuiltinModule('node:http')
export const https = process.getBuiltinModule('node:https')
