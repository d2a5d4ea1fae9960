// dredd loads hooks with `require` alone, in this very process; all that they do is in transactions.ts.

const { beforeAll, beforeEach, beforeEachValidation } = require('hooks')

const transactions = import('./transactions.ts')

beforeAll((all, done) => void transactions.then(({ arrange }) => arrange(all)).finally(done))

beforeEach((transaction, done) => {
  transactions
    .then(({ prepare }) => prepare(transaction))
    .catch((error) => (transaction.fail = `could not be prepared: ${error.message}`))
    .finally(done)
})

beforeEachValidation(
  (transaction, done) => void transactions.then(({ compareOnly }) => compareOnly(transaction)).finally(done),
)
