process.env.COFFER_TEST_DIALECT = 'sqlite'
