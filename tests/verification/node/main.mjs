// Reads tokens, one a line, and says of each what the verifier makes of it: main.mjs <issuer> <audience> <cooldown>
import { createInterface } from 'node:readline'
import { createVerifier } from './verify-token.mjs'

const [issuer, audience, cooldown] = process.argv.slice(2)
const verify = createVerifier({ issuer, audience, cooldown: Number(cooldown) })
for await (const token of createInterface({ input: process.stdin })) {
  try {
    const { sub } = await verify(token)
    console.log(`accepted ${sub}`)
  } catch (error) {
    console.log(`refused ${error.message.replaceAll('\n', ' ')}`)
  }
}
