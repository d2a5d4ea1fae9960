// The contract as openapi-python-client can take it.

import type { ClientContract } from '../contract.ts'
import { generatorDocument, type GeneratorOperation } from '../generator-document.ts'

/** Without security: tokens are the layer's concern, and so one generated client serves every operation. */
export function pythonDocument(contract: ClientContract): object {
  const document = generatorDocument(contract, adapt)
  delete document.security
  delete document.components['schemas']?.['FileForm']
  return document
}

/** Without forms: the generator writes the file before the text parts, which the service refuses; the layer does not. */
function adapt(operation: GeneratorOperation): void {
  delete operation.security
  delete operation.requestBody?.content?.['multipart/form-data']
}
