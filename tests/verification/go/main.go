// Reads tokens, one a line, and says of each what the verifier makes of it: verification <issuer> <audience> <cooldown>
package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"os"
	"strings"
	"time"
)

func main() {
	ctx := context.Background()
	cooldown, err := time.ParseDuration(os.Args[3] + "s")
	if err != nil {
		log.Fatal(err)
	}
	verifier, err := NewVerifier(ctx, os.Args[1], os.Args[2], cooldown)
	if err != nil {
		log.Fatal(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		claims, err := verifier.Verify(ctx, strings.TrimSpace(lines.Text()))
		if err != nil {
			fmt.Printf("refused %s\n", strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		fmt.Printf("accepted %s\n", claims.Subject)
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
}
