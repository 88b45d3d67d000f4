using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HiveConfig.Cli;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class InTurnTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(2, 2)]
    [InlineData(500, 2)]
    [InlineData(500, 8)]
    public void EachComesInItsTurn(int count, int atOnce)
    {
        var came = new List<int>();
        InTurn.For(count, atOnce, i => Slow(i), piece => came.Add(piece.Number));
        Assert.Equal(Enumerable.Range(0, count), came);
    }

    /// <summary>Behind a slow one the others wait: what they hold is not held for all.</summary>
    [Fact]
    public void FewWaitForASlowOne()
    {
        var begun = 0;
        var atMost = 0;
        InTurn.For(
            100,
            2,
            i =>
            {
                _ = Interlocked.Increment(ref begun);
                if (i == 0)
                {
                    Thread.Sleep(200);
                    atMost = Volatile.Read(ref begun);
                }

                return new Piece(i);
            },
            _ => { });
        Assert.InRange(atMost, 1, 4);
        Assert.Equal(100, begun);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void OneThatFailsEndsAll(int atOnce)
    {
        var begun = 0;
        var failure = Record.Exception(() => InTurn.For(10_000, atOnce, i => Interlocked.Increment(ref begun) == 5 ? throw new InvalidOperationException("fifth") : Slow(i), _ => { }));
        Assert.Equal("fifth", (failure as AggregateException)?.InnerExceptions[0].Message ?? failure?.Message);
        Assert.InRange(begun, 5, 20);
    }

    [Fact]
    public void WhatFailsInItsTurnEndsAll()
    {
        var judged = 0;
        Assert.NotNull(Record.Exception(() => InTurn.For(10_000, 2, Slow, _ => { judged = ++judged == 3 ? throw new InvalidOperationException() : judged; })));
        Assert.Equal(3, judged);
    }

    private static Piece Slow(int i)
    {
        if (i % 7 == 0)
        {
            _ = Thread.Yield();
        }

        return new Piece(i);
    }

    private sealed record Piece(int Number);
}
